/** What tcpdump said in place of capturing. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
}
