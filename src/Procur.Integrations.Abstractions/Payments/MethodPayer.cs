namespace Procur.Integrations;

/// <summary>Pays by a payment method that the service has tokenised.</summary>
/// <param name="Token">The service's token.</param>
public sealed record MethodPayer(string Token) : Payer;
