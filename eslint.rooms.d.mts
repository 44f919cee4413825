export declare const LIB_ROOMS: readonly string[];
export declare const ML_ROOMS: readonly string[];
export declare function folderOf(room: string): string;
