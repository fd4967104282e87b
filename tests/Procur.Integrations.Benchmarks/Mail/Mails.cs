namespace Procur.Integrations.Benchmarks.Mail;

/// <summary>The mail that both sides send.</summary>
internal static class Mails
{
    public const string Text =
        "Your order 1001 has been approved and is on its way to the vendor. You will hear from us when it has arrived.";

    public const string Html =
        "<html><body><h1>Order 1001</h1><p>Your order has been approved and is on its way to the vendor.</p><p>You will hear from us when it has arrived.</p></body></html>";
}
