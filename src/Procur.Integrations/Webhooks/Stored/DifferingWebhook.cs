namespace Procur.Integrations.Webhooks;

/// <summary>Another content that came under an id that was taken.</summary>
/// <param name="ReceivedAt">When it came (UTC).</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal digits.</param>
public sealed record DifferingWebhook(DateTimeOffset ReceivedAt, string Sha256);
