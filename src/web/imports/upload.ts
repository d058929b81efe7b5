/** Sends a file as the raw body, as large as it is, and tells how far it is (0..1). Rejects with words of the server. */
export class UploadRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The upload was refused: ${code}`);
    this.name = 'UploadRefused';
    this.code = code;
  }
}

export function upload(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/v1/uploads/${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UploadRefused('UNREACHABLE'));
    request.onabort = () => reject(new UploadRefused('ABORTED'));
    request.onload = () => {
      const body: unknown = request.response;
      const read = (name: string): unknown =>
        typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
      const uploadId = read('uploadId');
      if (request.status < 300 && typeof uploadId === 'string') resolve(uploadId);
      else {
        const code = read('code');
        reject(new UploadRefused(typeof code === 'string' ? code : 'BROKEN'));
      }
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
