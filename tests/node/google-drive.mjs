// Drives Google's own Drive client against the sandbox. Any difference between what it expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { auth, drive_v3 } from '@googleapis/drive';

const { GOOGLE_ENDPOINT, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKEN } = process.env;

const client = new auth.OAuth2({
  clientId: GOOGLE_CLIENT_ID,
  clientSecret: GOOGLE_CLIENT_SECRET,
  endpoints: { oauth2TokenUrl: `${GOOGLE_ENDPOINT}token` },
});
client.setCredentials({ refresh_token: GOOGLE_REFRESH_TOKEN });
const drive = new drive_v3.Drive({ auth: client, rootUrl: GOOGLE_ENDPOINT, retry: false });

// For uploads the client looks for the root with the call and nowhere else.
const at = { rootUrl: GOOGLE_ENDPOINT };

const refusal = async (promise, status, reason) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  assert.equal(error.status ?? error.code, status, error.stack);
  assert.equal(error.response.data.error.errors[0].reason, reason);
};

const about = await drive.about.get({ fields: 'user(emailAddress),storageQuota' });
assert.ok(about.data.user.emailAddress.includes('@'));

// A folder and a file under ids of Drive's own; the same id again is refused.
const { data: { ids } } = await drive.files.generateIds({ count: 2 });
const folder = await drive.files.create({
  requestBody: { id: ids[0], name: 'offers', mimeType: 'application/vnd.google-apps.folder' },
  fields: 'id,mimeType',
});
assert.equal(folder.data.id, ids[0]);

const body = Buffer.from('The offer, in as many words as it takes. '.repeat(5000));
const create = () => drive.files.create({
  requestBody: { id: ids[1], name: "O'Reilly.txt", parents: [ids[0]], appProperties: { order: 'PO-1001' } },
  media: { mimeType: 'text/plain', body: Readable.from([body.subarray(0, 7), body.subarray(7)]) },
  fields: 'id,name,size,md5Checksum,parents,appProperties',
}, at);
const { data: file } = await create();
assert.equal(file.size, String(body.length));
assert.deepEqual(file.parents, [ids[0]]);
assert.equal(file.appProperties.order, 'PO-1001');
await refusal(create(), 409, 'fileIdInUse');

// Content, whole and in part.
const whole = await drive.files.get({ fileId: file.id, alt: 'media' }, { responseType: 'arraybuffer' });
assert.deepEqual(Buffer.from(whole.data), body);
const part = await drive.files.get(
  { fileId: file.id, alt: 'media' },
  { responseType: 'arraybuffer', headers: { Range: 'bytes=4-8' } },
);
assert.equal(part.status, 206);
assert.equal(Buffer.from(part.data).toString(), 'offer');

// New content under the same id.
const changed = await drive.files.update({
  fileId: file.id,
  media: { mimeType: 'text/plain', body: 'shorter' },
  fields: 'id,size,headRevisionId',
}, at);
assert.equal(changed.data.size, '7');

// Lists: a search, pages, and only the fields that were asked for.
for (const name of ['a.txt', 'b.txt', 'c.txt']) {
  await drive.files.create({ requestBody: { name, parents: [ids[0]] } });
}
const names = [];
let pageToken;
do {
  const page = await drive.files.list({
    q: `'${ids[0]}' in parents and trashed = false`,
    pageSize: 3,
    pageToken,
    fields: 'nextPageToken,files(name)',
  });
  assert.ok(page.data.files.every((x) => Object.keys(x).join() === 'name'));
  names.push(...page.data.files.map((x) => x.name));
  pageToken = page.data.nextPageToken;
} while (pageToken);
assert.deepEqual(names.sort(), ["O'Reilly.txt", 'a.txt', 'b.txt', 'c.txt']);
const quoted = await drive.files.list({ q: "name = 'O\\'Reilly.txt'" });
assert.equal(quoted.data.files.length, 1);

// Sharing.
const grant = await drive.permissions.create({
  fileId: file.id,
  sendNotificationEmail: false,
  requestBody: { type: 'user', role: 'reader', emailAddress: 'approver@procur.example' },
});
await drive.permissions.update({ fileId: file.id, permissionId: grant.data.id, requestBody: { role: 'writer' } });
const shares = await drive.permissions.list({ fileId: file.id, fields: 'permissions(id,role)' });
assert.deepEqual(shares.data.permissions.map((x) => x.role), ['owner', 'writer']);
await drive.permissions.delete({ fileId: file.id, permissionId: grant.data.id });
await refusal(drive.permissions.get({ fileId: file.id, permissionId: grant.data.id }), 404, 'notFound');

// What stands in a shared drive is not there for a client that does not know of shared drives.
await refusal(drive.files.get({ fileId: process.env.GOOGLE_SHARED_DRIVE }), 404, 'notFound');
await drive.files.get({ fileId: process.env.GOOGLE_SHARED_DRIVE, supportsAllDrives: true });

// A folder goes with all that is in it.
await drive.files.delete({ fileId: ids[0] });
await refusal(drive.files.get({ fileId: file.id }), 404, 'notFound');
