// Drives docusign-esign against the sandbox. Any difference between what the SDK expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import docusign from 'docusign-esign';

const { DOCUSIGN_HOST, DOCUSIGN_INTEGRATION_KEY, DOCUSIGN_USER_ID, DOCUSIGN_ACCOUNT_ID, DOCUSIGN_PRIVATE_KEY, SANDBOX, PDF } = process.env;

const act = async (name, body = {}) => {
  const answer = await fetch(`${SANDBOX}__sandbox/docusign/acts/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return JSON.parse(text || '{}');
};

const refusal = async (promise) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  return error.response?.body ?? error.response?.data ?? error;
};

const api = new docusign.ApiClient();
api.setOAuthBasePath(DOCUSIGN_HOST);
const ask = () =>
  api.requestJWTUserToken(
    DOCUSIGN_INTEGRATION_KEY,
    DOCUSIGN_USER_ID,
    ['signature', 'impersonation'],
    Buffer.from(DOCUSIGN_PRIVATE_KEY),
    600
  );

await act('withdraw-consent');
assert.equal((await refusal(ask())).error, 'consent_required');
await act('consent');
const token = (await ask()).body.access_token;
const user = await api.getUserInfo(token);
const account = user.accounts.find((x) => x.isDefault === 'true' || x.isDefault === true);
assert.equal(account.accountId, DOCUSIGN_ACCOUNT_ID);

api.setBasePath(`${account.baseUri}/restapi`);
api.addDefaultHeader('Authorization', `Bearer ${token}`);
const envelopes = new docusign.EnvelopesApi(api);
const templates = new docusign.TemplatesApi(api);
const documents = [{ documentId: '1', name: 'contract.pdf', fileExtension: 'pdf', documentBase64: PDF }];
const signers = [
  { recipientId: '1', email: 'buyer@procur.example', name: 'Bahati Buyer', routingOrder: '1', clientUserId: '17' },
  { recipientId: '2', email: 'supplier@procur.example', name: 'Sifa Supplier', routingOrder: '2' },
];

// A draft that is then sent.
const definition = {
  status: 'created',
  emailSubject: 'Contract 17',
  transactionId: 'tx-17',
  documents,
  recipients: { signers },
  customFields: { textCustomFields: [{ name: 'reference', value: 'PO-17' }] },
};
const draft = await envelopes.createEnvelope(account.accountId, { envelopeDefinition: definition });
assert.equal(draft.status, 'created');
const found = await envelopes.listStatusChanges(account.accountId, { transactionIds: 'tx-17' });
assert.equal(found.envelopeTransactionStatuses[0].envelopeId, draft.envelopeId);
await envelopes.update(account.accountId, draft.envelopeId, { envelope: { status: 'sent' } });
assert.equal((await refusal(envelopes.update(account.accountId, draft.envelopeId, { envelope: { status: 'sent' } }))).errorCode, 'ENVELOPE_INVALID_STATUS');

const view = await envelopes.createRecipientView(account.accountId, draft.envelopeId, {
  recipientViewRequest: {
    returnUrl: 'https://host.example/back',
    authenticationMethod: 'none',
    email: signers[0].email,
    userName: signers[0].name,
    clientUserId: '17',
  },
});
assert.match(view.url, /signing/);

await act('sign', { envelopeId: draft.envelopeId });
const done = await envelopes.getEnvelope(account.accountId, draft.envelopeId, { include: 'recipients,custom_fields' });
assert.equal(done.status, 'completed');
assert.equal(done.recipients.signers.length, 2);
assert.equal(done.customFields.textCustomFields[0].value, 'PO-17');
const { signers: signed } = await envelopes.listRecipients(account.accountId, draft.envelopeId);
assert.ok(signed.every((x) => x.status === 'completed' && x.signedDateTime));
const held = await envelopes.listDocuments(account.accountId, draft.envelopeId);
assert.deepEqual(held.envelopeDocuments.map((x) => x.documentId), ['1', 'certificate']);
for (const id of ['combined', '1', 'certificate']) {
  const pdf = await envelopes.getDocument(account.accountId, draft.envelopeId, id);
  assert.ok(Buffer.from(pdf, 'binary').toString('latin1').startsWith('%PDF'), id);
}

// A template, filled, sent at once, and called off.
const made = await templates.createTemplate(account.accountId, {
  envelopeTemplate: {
    name: 'Supplier contract',
    emailSubject: 'Sign',
    status: 'created',
    documents,
    recipients: { signers: [{ recipientId: '1', roleName: 'Supplier', routingOrder: '1' }] },
  },
});
const listed = await templates.listTemplates(account.accountId, { searchText: 'supplier' });
assert.equal(listed.envelopeTemplates[0].templateId, made.templateId);
const sent = await envelopes.createEnvelope(account.accountId, {
  envelopeDefinition: {
    status: 'sent',
    templateId: made.templateId,
    templateRoles: [{ roleName: 'Supplier', email: 'supplier@procur.example', name: 'Sifa Supplier' }],
  },
});
assert.equal(sent.status, 'sent');
await envelopes.update(account.accountId, sent.envelopeId, { envelope: { status: 'voided', voidedReason: 'Another offer' } });
assert.equal((await envelopes.getEnvelope(account.accountId, sent.envelopeId)).voidedReason, 'Another offer');
const folders = new docusign.FoldersApi(api);
await folders.moveEnvelopes(account.accountId, 'recyclebin', { foldersRequest: { envelopeIds: [made.templateId] } });
assert.equal((await templates.listTemplates(account.accountId)).envelopeTemplates, undefined);

// The service's own refusals arrive as such.
assert.equal((await refusal(envelopes.getEnvelope(account.accountId, '0f0f0f0f-0000-4000-8000-00000000000f'))).errorCode, 'ENVELOPE_DOES_NOT_EXIST');
const incomplete = { status: 'sent', emailSubject: 'Nothing', recipients: { signers } };
assert.equal((await refusal(envelopes.createEnvelope(account.accountId, { envelopeDefinition: incomplete }))).errorCode, 'ENVELOPE_IS_INCOMPLETE');
