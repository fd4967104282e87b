// Drives the stripe package against the sandbox. Any difference between what the SDK expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import Stripe from 'stripe';

const { STRIPE_ENDPOINT, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, SANDBOX } = process.env;
const address = new URL(STRIPE_ENDPOINT);
const options = { protocol: 'http', host: address.hostname, port: address.port, maxNetworkRetries: 0, telemetry: false };
const stripe = new Stripe(STRIPE_SECRET_KEY, options);

const control = async (method, path, body) => {
  const answer = await fetch(`${SANDBOX}__sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(answer.ok, await answer.clone().text());
  return answer.status === 204 ? undefined : answer.json();
};

const refusal = async (promise, type) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  assert.ok(error instanceof Stripe.errors[type], `${error.stack}`);
  return error;
};

const card = {
  payment_method: 'pm_card_visa',
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
};

// Webhooks: what the SDK makes of the sandbox's signatures.
const received = [];
const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  received.push({ body: Buffer.concat(parts), signature: request.headers['stripe-signature'] });
  response.end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await control('PUT', 'stripe/accounts/default/webhook', { url: `http://127.0.0.1:${server.address().port}/` });

// Customers, with nested and unusual values.
const customer = await stripe.customers.create({
  name: 'Café & Söhne = 1 + 1',
  email: 'payer@example.com',
  address: { line1: '1 Moi Avenue', city: 'Nairobi', country: 'KE' },
  metadata: { 'a key': 'ü€', reference: 'C-1' },
});
assert.equal(customer.name, 'Café & Söhne = 1 + 1');
assert.equal(customer.metadata['a key'], 'ü€');
assert.equal((await stripe.customers.update(customer.id, { name: 'Ada' })).name, 'Ada');
const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });

// A payment, its replay and its refund.
const form = { amount: 1999, currency: 'eur', customer: customer.id, ...card, metadata: { reference: 'PO-1' } };
const payment = await stripe.paymentIntents.create({ ...form, expand: ['latest_charge'] }, { idempotencyKey: 'one' });
assert.equal(payment.status, 'succeeded');
assert.equal(payment.latest_charge.payment_method_details.card.last4, '4242');
const again = await stripe.paymentIntents.create({ ...form, expand: ['latest_charge'] }, { idempotencyKey: 'one' });
assert.equal(again.id, payment.id);
assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
await refusal(stripe.paymentIntents.create({ ...form, amount: 5 }, { idempotencyKey: 'one' }), 'StripeIdempotencyError');

const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 999 });
assert.equal(refund.status, 'succeeded');
const tooMuch = await refusal(stripe.refunds.create({ payment_intent: payment.id, amount: 1001 }), 'StripeInvalidRequestError');
assert.equal(tooMuch.param, 'amount');
assert.equal((await stripe.refunds.list({ payment_intent: payment.id })).data.length, 1);

// Confirmation by hand, capture, cancellation, 3-D Secure.
const open = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd', capture_method: 'manual', payment_method_types: ['card'] });
assert.equal((await stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_mastercard' })).status, 'requires_capture');
assert.equal((await stripe.paymentIntents.capture(open.id, { amount_to_capture: 600 })).amount_received, 600);
const canceled = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' });
assert.equal((await stripe.paymentIntents.cancel(canceled.id)).status, 'canceled');
const asked = await stripe.paymentIntents.create({
  amount: 1000,
  currency: 'usd',
  payment_method: 'pm_card_authenticationRequired',
  confirm: true,
  return_url: 'https://host.example/back',
});
assert.equal(asked.next_action.type, 'redirect_to_url');

// Errors arrive as the SDK's own classes.
const declined = await refusal(
  stripe.paymentIntents.create({ amount: 1000, currency: 'usd', ...card, payment_method: 'pm_card_chargeDeclinedInsufficientFunds' }),
  'StripeCardError'
);
assert.equal(declined.decline_code, 'insufficient_funds');
assert.equal(declined.payment_intent.status, 'requires_payment_method');
assert.match(declined.requestId, /^req_/);
assert.equal((await refusal(stripe.paymentIntents.retrieve('pi_nobody'), 'StripeInvalidRequestError')).statusCode, 404);
assert.equal((await refusal(stripe.customers.create({ colour: 'red' }), 'StripeInvalidRequestError')).code, 'parameter_unknown');
await refusal(new Stripe('sk_test_wrong', options).balance.retrieve(), 'StripeAuthenticationError');
const { key } = await control('POST', 'stripe/acts/create-restricted-key', { permissions: ['balance:read'] });
const restricted = new Stripe(key, options);
assert.equal((await restricted.balance.retrieve()).object, 'balance');
await refusal(restricted.customers.list(), 'StripePermissionError');
await control('POST', 'faults', { fault: 'stripe:rate-limited' });
await refusal(stripe.balance.retrieve(), 'StripeRateLimitError');
await control('POST', 'faults', { fault: 'stripe:server-error' });
await refusal(stripe.balance.retrieve(), 'StripeAPIError');
await control('POST', 'faults', { fault: 'stripe:html-body@balance.get' });
await refusal(stripe.balance.retrieve(), 'StripeAPIError');

// The SDK's own retry after a lost answer: one charge.
const retrying = new Stripe(STRIPE_SECRET_KEY, { ...options, maxNetworkRetries: 2 });
await control('POST', 'faults', { fault: 'stripe:reset-after-commit' });
const survived = await retrying.paymentIntents.create({ amount: 4200, currency: 'usd', ...card, metadata: { reference: 'LOST' } });
assert.equal(survived.status, 'succeeded');
const ledger = await control('GET', 'ledger?integration=stripe&kind=payment');
assert.equal(ledger.filter((x) => x.reference === 'LOST').length, 1);

// Lists, page by page.
for (let i = 0; i < 7; i++) await stripe.products.create({ name: `Product ${i}` });
const names = [];
for await (const product of stripe.products.list({ limit: 3 })) names.push(product.name);
assert.deepEqual(names, [6, 5, 4, 3, 2, 1, 0].map((x) => `Product ${x}`));

// Billing and checkout.
const price = await stripe.prices.create({ currency: 'usd', unit_amount: 2000, recurring: { interval: 'month' }, product_data: { name: 'Support' } });
const subscription = await stripe.subscriptions.create({
  customer: customer.id,
  items: [{ price: price.id, quantity: 2 }],
  expand: ['latest_invoice.payments'],
});
assert.equal(subscription.status, 'active');
assert.equal(subscription.latest_invoice.payments.data[0].status, 'paid');
assert.equal((await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).cancel_at_period_end, true);
assert.equal((await stripe.subscriptions.cancel(subscription.id)).status, 'canceled');

const invoice = await stripe.invoices.create({ customer: customer.id, collection_method: 'send_invoice', days_until_due: 14, currency: 'usd' });
await stripe.invoiceItems.create({ customer: customer.id, invoice: invoice.id, amount: 1500, currency: 'usd' });
await stripe.invoices.finalizeInvoice(invoice.id);
await stripe.invoices.sendInvoice(invoice.id);
assert.equal((await stripe.invoices.pay(invoice.id)).status, 'paid');
const draft = await stripe.invoices.create({ customer: customer.id, currency: 'usd' });
assert.equal((await stripe.invoices.del(draft.id)).deleted, true);

const session = await stripe.checkout.sessions.create({
  mode: 'payment',
  success_url: 'https://host.example/done',
  line_items: [{ price_data: { currency: 'eur', unit_amount: 999, product_data: { name: 'Chair' } }, quantity: 2 }],
});
await control('POST', 'stripe/acts/complete-checkout', { session: session.id });
assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
assert.equal((await stripe.checkout.sessions.listLineItems(session.id)).data[0].amount_total, 1998);

// Every webhook so far, checked by the SDK.
await control('POST', 'idle');
assert.ok(received.length > 30, `${received.length} webhooks`);
const events = received.map((x) => stripe.webhooks.constructEvent(x.body, x.signature, STRIPE_WEBHOOK_SECRET));
assert.ok(events.some((x) => x.type === 'checkout.session.completed' && x.data.object.id === session.id));
assert.equal(events[0].type, 'customer.created');
assert.equal(events[0].data.object.metadata['a key'], 'ü€');
assert.equal(events[0].api_version, '2026-10-28.endive');
assert.throws(() => stripe.webhooks.constructEvent(received[0].body, received[1].signature, STRIPE_WEBHOOK_SECRET));
assert.equal((await stripe.events.retrieve(events[0].id)).type, 'customer.created');

await control('POST', 'stripe/acts/emit-thin-event', {
  type: 'v1.billing.meter.error_report_triggered',
  related_object: { id: 'mtr_1', type: 'billing.meter', url: '/v1/billing/meters/mtr_1' },
});
await control('POST', 'idle');
const thin = received.at(-1);
const notification = stripe.parseEventNotification(thin.body, thin.signature, STRIPE_WEBHOOK_SECRET);
assert.equal(notification.related_object.id, 'mtr_1');

server.close();
server.closeAllConnections();
