namespace Procur.Integrations;

/// <summary>Invoices that the payment service keeps and collects. Members are safe to call from many threads at once.</summary>
public interface IInvoicing
{
    /// <summary>Drafts an invoice with its lines. Asked again with the same operation key, a half-made draft is completed, not doubled.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Invoice> CreateInvoiceAsync(InvoiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a draft final.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where it is no draft.</exception>
    Task<Invoice> FinalizeInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default);

    /// <summary>Has the service mail it to the customer.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Invoice> SendInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default);

    /// <summary>Charges the customer for it.</summary>
    /// <returns>The invoice; still open where the charge was declined.</returns>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Invoice> PayInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default);

    /// <summary>Calls it off.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Invoice> VoidInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default);

    /// <summary>Reads an invoice by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Invoice> GetInvoiceAsync(string invoiceId, CancellationToken cancellationToken = default);
}
