namespace Procur.Integrations.Stripe;

/// <summary>A wire operation of Stripe's API.</summary>
/// <param name="Name">Its name in spans, metrics, audit records and errors: <c>payment_intents.create</c>.</param>
/// <param name="Method">The HTTP method. A POST is deduped by its key, a DELETE by the id that it names.</param>
/// <param name="Path">The route, with its ids in braces.</param>
public sealed record StripeOperation(string Name, HttpMethod Method, string Path)
{
    internal bool TakesId { get; } = Path.Contains('{', StringComparison.Ordinal);
}
