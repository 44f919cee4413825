export function beat(): void;
