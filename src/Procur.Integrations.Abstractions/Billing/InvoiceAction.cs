namespace Procur.Integrations;

/// <summary>Does something to an invoice that exists: finalize, send, pay, void.</summary>
public sealed record InvoiceAction : IntegrationRequest
{
    /// <summary>The service's id of the invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>The payment method to pay by, where it is not the customer's default.</summary>
    public Payer? Payer { get; init; }
}
