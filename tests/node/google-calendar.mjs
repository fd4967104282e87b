// Drives Google's own Calendar client against the sandbox. Any difference between what it expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import { auth, calendar_v3 } from '@googleapis/calendar';

const { GOOGLE_ENDPOINT, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKEN, GOOGLE_KEY_FILE, GOOGLE_SUBJECT } = process.env;

const oauth = new auth.OAuth2({
  clientId: GOOGLE_CLIENT_ID,
  clientSecret: GOOGLE_CLIENT_SECRET,
  endpoints: { oauth2TokenUrl: `${GOOGLE_ENDPOINT}token`, oauth2RevokeUrl: `${GOOGLE_ENDPOINT}revoke` },
});
oauth.setCredentials({ refresh_token: GOOGLE_REFRESH_TOKEN });
const calendar = new calendar_v3.Calendar({ auth: oauth, rootUrl: GOOGLE_ENDPOINT, retry: false });

const refusal = async (promise, status, reason) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  assert.equal(Number(error.status ?? error.code), status, error.stack);
  assert.equal(error.response.data.error.errors[0].reason, reason);
};

const calendars = [];
let pageToken;
do {
  const { data } = await calendar.calendarList.list({ maxResults: 3, pageToken });
  calendars.push(...data.items);
  pageToken = data.nextPageToken;
} while (pageToken);
assert.deepEqual(calendars.map((x) => x.accessRole), ['owner', 'writer', 'reader', 'freeBusyReader']);

const calendarId = 'primary';
const id = '5b0f5f2a6c3e4a0f9d8c7b6a59483726';
const requestBody = {
  id,
  summary: 'Opening of bids',
  start: { dateTime: '2026-12-07T09:00:00', timeZone: 'Africa/Nairobi' },
  end: { dateTime: '2026-12-07T10:00:00', timeZone: 'Africa/Nairobi' },
  attendees: [{ email: 'anna@supplier.example' }],
  recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
  reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 30 }] },
  extendedProperties: { private: { reference: 'T-7' } },
};
const { data: made } = await calendar.events.insert({ calendarId, sendUpdates: 'all', requestBody });
assert.equal(made.start.dateTime, '2026-12-07T09:00:00+03:00');
assert.equal(made.attendees[0].responseStatus, 'needsAction');
await refusal(calendar.events.insert({ calendarId, requestBody }), 409, 'duplicate');

const window = { calendarId, timeMin: '2026-12-01T00:00:00Z', timeMax: '2027-01-01T00:00:00Z', singleEvents: true, orderBy: 'startTime' };
const { data: occurrences } = await calendar.events.list(window);
assert.deepEqual(occurrences.items.map((x) => x.recurringEventId), [id, id, id]);

const { data: full } = await calendar.events.list({ calendarId });
assert.deepEqual(full.items.map((x) => x.id), [id]);

const moved = await calendar.events.patch(
  { calendarId, eventId: id, sendUpdates: 'all', requestBody: { summary: 'Moved', start: { date: '2026-12-08', dateTime: null }, end: { date: '2026-12-09', dateTime: null } } },
  { headers: { 'If-Match': made.etag } },
);
assert.equal(moved.data.start.date, '2026-12-08');
assert.equal(moved.data.start.dateTime, undefined);
await refusal(calendar.events.patch({ calendarId, eventId: id, requestBody: {} }, { headers: { 'If-Match': made.etag } }), 412, 'conditionNotMet');

const { data: changes } = await calendar.events.list({ calendarId, syncToken: full.nextSyncToken });
assert.equal(changes.items[0].summary, 'Moved');
await refusal(calendar.events.list({ calendarId, syncToken: 'forgotten' }), 410, 'fullSyncRequired');

const { data: busy } = await calendar.freebusy.query({
  requestBody: { timeMin: window.timeMin, timeMax: window.timeMax, items: [{ id: 'primary' }, { id: 'nobody' }] },
});
assert.equal(busy.calendars.primary.busy.length, 1);
assert.equal(busy.calendars.nobody.errors[0].reason, 'notFound');

const { data: channel } = await calendar.events.watch({
  calendarId,
  requestBody: { id: 'c1', type: 'web_hook', address: 'http://127.0.0.1:1/push', token: 'secret' },
});
assert.ok(Number(channel.expiration) > 0);
await calendar.channels.stop({ requestBody: { id: 'c1', resourceId: channel.resourceId } });

await calendar.events.delete({ calendarId, eventId: id, sendUpdates: 'all' });
await refusal(calendar.events.delete({ calendarId, eventId: id }), 410, 'deleted');
assert.equal((await calendar.events.get({ calendarId, eventId: id })).data.status, 'cancelled');

// The service account signs for the person, with Google's own library; only the address that it asks is another.
const key = JSON.parse(GOOGLE_KEY_FILE);
const signer = new auth.JWT({
  email: key.client_email,
  key: key.private_key,
  keyId: key.private_key_id,
  subject: GOOGLE_SUBJECT,
  scopes: ['https://www.googleapis.com/auth/calendar.events'],
});
signer.transporter.defaults.adapter = async (config, send) => {
  const url = new URL(config.url);
  if (url.origin === 'https://oauth2.googleapis.com') {
    config.url = new URL(`.${url.pathname}`, GOOGLE_ENDPOINT);
  }
  return send(config);
};
const own = new calendar_v3.Calendar({ auth: signer, rootUrl: GOOGLE_ENDPOINT, retry: false });
const { data: signed } = await own.events.insert({ calendarId, requestBody: { ...requestBody, id: undefined, recurrence: undefined } });
assert.match(signed.id, /^[0-9a-v]{26}$/);
await refusal(own.calendarList.list(), 403, 'insufficientPermissions');
