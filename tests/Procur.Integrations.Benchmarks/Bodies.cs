namespace Procur.Integrations.Benchmarks;

/// <summary>Answers of the size and shape that the services give.</summary>
internal static class Bodies
{
    public const string PaymentIntent = """
        {"id":"pi_3MtwBwLkdIwHu7ix28a3tqPa","object":"payment_intent","amount":2000,"amount_capturable":0,"amount_details":{"tip":{}},"amount_received":2000,"application":null,"application_fee_amount":null,"automatic_payment_methods":{"enabled":true},"canceled_at":null,"cancellation_reason":null,"capture_method":"automatic","client_secret":"pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBjcG8HVhfZluoGH","confirmation_method":"automatic","created":1680800504,"currency":"usd","customer":null,"description":"Order 1001","last_payment_error":null,"latest_charge":"ch_3MtwBwLkdIwHu7ix2","livemode":false,"metadata":{"reference":"PO-1001","department":"IT"},"next_action":null,"on_behalf_of":null,"payment_method":"pm_1MtwBwLkdIwHu7ix","payment_method_options":{"card":{"installments":null,"mandate_options":null,"network":null,"request_three_d_secure":"automatic"},"link":{"persistent_token":null}},"payment_method_types":["card","link"],"processing":null,"receipt_email":null,"review":null,"setup_future_usage":null,"shipping":null,"source":null,"statement_descriptor":null,"statement_descriptor_suffix":null,"status":"succeeded","transfer_data":null,"transfer_group":null}
        """;

    public const string SlackMessage = """
        {"ok":true,"channel":"C123ABC456","ts":"1503435956.000247","message":{"text":"Here's a message for you","username":"ecto1","bot_id":"B123ABC456","attachments":[],"type":"message","subtype":"bot_message","ts":"1503435956.000247"}}
        """;

    public const string Token = """
        {"access_token":"benchmark-token","token_type":"Bearer","expires_in":3599,"scope":"signature impersonation"}
        """;

    public const string Envelope = """
        {"envelopeId":"4b728be4-4417-4b5e-9c5e-0d4a6d9d9f2c","uri":"/envelopes/4b728be4-4417-4b5e-9c5e-0d4a6d9d9f2c","statusDateTime":"2026-11-20T10:15:12.3830000Z","status":"created"}
        """;

    public const string EnvelopeUpdate = """
        {"envelopeId":"4b728be4-4417-4b5e-9c5e-0d4a6d9d9f2c"}
        """;

    public const string SapCookie = "SAP_SESSIONID_S4H_100=kQ3fJ0mVb1bWb2dUq8; path=/; secure; HttpOnly";

    public const string NoRows = """
        {"d":{"results":[]}}
        """;

    public const string DriveFile = """
        {"parents":["0AH8f7b2mXyZ1Uk9PVA"],"appProperties":{"reference":"PO-1001"},"id":"1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs","name":"order-1001.pdf","mimeType":"application/pdf","trashed":false,"version":"42","webViewLink":"https://drive.google.com/file/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs/view?usp=drivesdk","createdTime":"2026-11-18T08:30:00.000Z","modifiedTime":"2026-11-19T09:45:12.511Z","md5Checksum":"9a0364b9e99bb480dd25e1f0284c8555","size":"183021","headRevisionId":"0B2x8Yh5uXzQkVTlEMmZ5bW1kZEE9"}
        """;

    public const string CalendarEvent = """
        {"kind":"calendar#event","etag":"\"3181161784712000\"","id":"0123456789abcdef0123456789abcdef","status":"confirmed","htmlLink":"https://www.google.com/calendar/event?eid=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYgb3JkZXJzQGV4YW1wbGUuY29t","created":"2026-11-20T10:15:12.000Z","updated":"2026-11-20T10:15:12.356Z","summary":"Receive order 1001","description":"The vendor delivers the order 1001; somebody must be at the gate and sign for it.","location":"Warehouse 2, gate B","creator":{"email":"orders@example.com","self":true},"organizer":{"email":"orders@example.com","self":true},"start":{"dateTime":"2026-12-01T09:00:00+03:00","timeZone":"Africa/Nairobi"},"end":{"dateTime":"2026-12-01T10:00:00+03:00","timeZone":"Africa/Nairobi"},"iCalUID":"0123456789abcdef0123456789abcdef@google.com","sequence":0,"attendees":[{"email":"person@example.com","displayName":"A Person","responseStatus":"needsAction"}],"extendedProperties":{"private":{"procurMade":"0123456789abcdef0123456789abcdef","procurReference":"PO-1001"}},"reminders":{"useDefault":true},"eventType":"default"}
        """;
}
