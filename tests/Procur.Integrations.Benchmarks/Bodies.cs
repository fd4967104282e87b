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
}
