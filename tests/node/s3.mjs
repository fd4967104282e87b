// Drives @aws-sdk/client-s3 against the sandbox, with its own defaults: sums, chunks, retries. Any difference between what the SDK expects and what the
// sandbox does ends it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const { S3_ENDPOINT, S3_KEY_ID, S3_SECRET, S3_BUCKET, S3_LINK, SANDBOX } = process.env;
const settings = {
  endpoint: S3_ENDPOINT,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: S3_KEY_ID, secretAccessKey: S3_SECRET },
  maxAttempts: 1,
};
const s3 = new S3Client(settings);
const Bucket = S3_BUCKET;
const send = (Command, more) => s3.send(new Command({ Bucket, ...more }));

const fault = async (text) => {
  const answer = await fetch(`${SANDBOX}__sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault: text }),
  });
  assert.ok(answer.ok, await answer.text());
};

const refusal = async (promise, name, status) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  assert.equal(error.name, name, error.stack);
  assert.equal(error.$metadata?.httpStatusCode, status);
  return error;
};

await send(HeadBucketCommand);

const keys = ['a b.txt', 'a+b.txt', 'café/1.txt', '#1 100%.txt', '/leading.txt', '日本語.txt', "quote'\"<>&.txt", '%2F.txt'];
for (const Key of keys) {
  await send(PutObjectCommand, { Key, Body: `content of ${Key}`, ContentType: 'text/plain', Metadata: { order: 'PO-7' } });
  const found = await send(GetObjectCommand, { Key });
  assert.equal(await found.Body.transformToString(), `content of ${Key}`);
  assert.equal(found.ContentType, 'text/plain');
  assert.deepEqual(found.Metadata, { order: 'PO-7' });
}

const listed = [];
for await (const page of paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket })) {
  listed.push(...page.Contents.map((x) => x.Key));
}
assert.deepEqual(new Set(listed), new Set(keys));
const roots = [];
for await (const page of paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket, Delimiter: '/' })) {
  roots.push(...(page.CommonPrefixes ?? []).map((x) => x.Prefix));
}
assert.deepEqual(roots, ['/', 'café/']);

// A stream goes in chunks with a trailer.
const streamed = randomBytes(300_000);
await send(PutObjectCommand, { Key: 'streamed', Body: Readable.from([streamed.subarray(0, 100_001), streamed.subarray(100_001)]), ContentLength: streamed.length });
assert.deepEqual(Buffer.from(await (await send(GetObjectCommand, { Key: 'streamed' })).Body.transformToByteArray()), streamed);

const range = await send(GetObjectCommand, { Key: 'streamed', Range: 'bytes=10-19' });
assert.equal(range.$metadata.httpStatusCode, 206);
assert.equal(range.ContentRange, 'bytes 10-19/300000');
assert.deepEqual(Buffer.from(await range.Body.transformToByteArray()), streamed.subarray(10, 20));
const { ETag } = await send(HeadObjectCommand, { Key: 'streamed' });

await refusal(send(GetObjectCommand, { Key: 'streamed', IfMatch: '"other"' }), 'PreconditionFailed', 412);
await refusal(send(PutObjectCommand, { Key: 'streamed', Body: 'x', IfNoneMatch: '*' }), 'PreconditionFailed', 412);
await send(PutObjectCommand, { Key: 'streamed', Body: 'x', IfMatch: ETag });
await refusal(send(GetObjectCommand, { Key: 'nothing' }), 'NoSuchKey', 404);
await refusal(send(HeadObjectCommand, { Key: 'nothing' }), 'NotFound', 404);
await refusal(new S3Client({ ...settings, credentials: { accessKeyId: S3_KEY_ID, secretAccessKey: 'forged' } }).send(new GetObjectCommand({ Bucket, Key: 'streamed' })), 'SignatureDoesNotMatch', 403);

const part = randomBytes(5 * 1024 * 1024);
const { UploadId } = await send(CreateMultipartUploadCommand, { Key: 'large', ContentType: 'application/x-large' });
const first = await send(UploadPartCommand, { Key: 'large', UploadId, PartNumber: 1, Body: part });
const second = await send(UploadPartCommand, { Key: 'large', UploadId, PartNumber: 2, Body: 'the end' });
assert.deepEqual((await send(ListPartsCommand, { Key: 'large', UploadId })).Parts.map((x) => x.Size), [part.length, 7]);
const Parts = [{ PartNumber: 1, ETag: first.ETag }, { PartNumber: 2, ETag: second.ETag }];
await refusal(send(CompleteMultipartUploadCommand, { Key: 'large', UploadId, MultipartUpload: { Parts: [...Parts].reverse() } }), 'InvalidPartOrder', 400);
const made = await send(CompleteMultipartUploadCommand, { Key: 'large', UploadId, MultipartUpload: { Parts } });
assert.match(made.ETag, /-2"$/);
const large = await send(HeadObjectCommand, { Key: 'large' });
assert.equal(large.ContentLength, part.length + 7);
assert.equal(large.ContentType, 'application/x-large');
await refusal(send(CompleteMultipartUploadCommand, { Key: 'large', UploadId, MultipartUpload: { Parts } }), 'NoSuchUpload', 404);
const abandoned = await send(CreateMultipartUploadCommand, { Key: 'abandoned' });
assert.deepEqual((await send(ListMultipartUploadsCommand)).Uploads.map((x) => x.Key), ['abandoned']);
await send(AbortMultipartUploadCommand, { Key: 'abandoned', UploadId: abandoned.UploadId });

const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'a+b.txt', ResponseContentDisposition: 'attachment; filename="x.txt"' }), { expiresIn: 60 });
const read = await fetch(get);
assert.equal(await read.text(), 'content of a+b.txt');
assert.equal(read.headers.get('content-disposition'), 'attachment; filename="x.txt"');
assert.equal((await fetch(get.replace('a%2Bb', 'a%20b'))).status, 403);

// A link in the hands of somebody else.
assert.equal((await fetch(S3_LINK, { method: 'PUT', body: 'from outside', headers: { 'content-type': 'text/plain' } })).status, 200);

await fault('s3:rate-limited=7');
const busy = await refusal(send(GetObjectCommand, { Key: 'streamed' }), 'SlowDown', 503);
assert.equal(busy.$response.headers['retry-after'], '7');
await fault('s3:reset-after-commit@DeleteObject');
await send(DeleteObjectCommand, { Key: 'streamed' }).then(() => assert.fail('answered'), () => {});
await send(DeleteObjectCommand, { Key: 'streamed' });
