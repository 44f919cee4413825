/** Leads to the rejected rows of an upload as a file. */
export function RejectsLink({ uploadId }: { uploadId: string }) {
  return (
    <a href={`/api/uploads/${uploadId}/rejects`} download className="text-sm underline underline-offset-4">
      Download the rejected rows
    </a>
  );
}
