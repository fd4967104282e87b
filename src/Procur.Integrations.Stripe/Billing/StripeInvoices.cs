using System.Globalization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Invoices with lines of their own.</summary>
internal sealed class StripeInvoices(StripeClient client) : IInvoicing
{
    public async Task<Invoice> CreateInvoiceAsync(InvoiceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var intent = WireIntent.Of(request, request.Reference);
        // Every line is looked at before the first call: what cannot be sent must not leave half a draft behind.
        var currency = CurrencyOf(request);
        var prices = request.Lines.Select(line => StripeMoney.ToWire(line.UnitPrice)).ToArray();
        var form = new WireForm()
            .Add("customer", request.CustomerId)
            .Add("currency", currency)
            .Add("description", request.Description)
            .Add("collection_method", request.DaysUntilDue is null ? "charge_automatically" : "send_invoice")
            .Add("days_until_due", request.DaysUntilDue)
            // The host says when it is final, and only its own lines stand on it.
            .Add("auto_advance", false)
            .Add("pending_invoice_items_behavior", "exclude")
            .AddMetadata(request.Metadata, request.Reference, client.KeyOf(StripeOperations.CreateInvoice, intent))
            .AddOptions(request.ProviderOptions);
        var draft = await client.CreateInvoiceAsync(form, intent, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < prices.Length; i++)
        {
            var line = request.Lines[i];
            // Each line is a step under a key of its own: asked again, a half-made draft gets the lines it lacks and none twice.
            var step = intent.At(string.Create(CultureInfo.InvariantCulture, $"items/{i}"));
            var item = new WireForm()
                .Add("customer", request.CustomerId)
                .Add("invoice", draft.Value.Id)
                .Add("currency", currency)
                .Add("description", line.Description)
                .Add("quantity", line.Quantity)
                .Add("unit_amount_decimal", prices[i])
                .AddMetadata(null, null, client.KeyOf(StripeOperations.CreateInvoiceItem, step));
            await client.CreateInvoiceItemAsync(item, step, cancellationToken).ConfigureAwait(false);
        }

        // The draft was answered before it had lines; its totals are known now.
        return await GetInvoiceAsync(draft.Value.Id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Invoice> FinalizeInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().AddOptions(request.ProviderOptions);
        var reply = await client
            .FinalizeInvoiceAsync(request.InvoiceId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Invoice> SendInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().AddOptions(request.ProviderOptions);
        var reply = await client.SendInvoiceAsync(request.InvoiceId, form, WireIntent.Of(request), cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Invoice> PayInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().Add("payment_method", StripePayments.MethodOf(request.Payer)).AddOptions(request.ProviderOptions);
        try
        {
            var reply = await client
                .PayInvoiceAsync(request.InvoiceId, form, WireIntent.Of(request), cancellationToken)
                .ConfigureAwait(false);
            if (reply.Value.Error is null)
            {
                return Read(reply.Value, reply.Raw);
            }
        }
        catch (IntegrationException e) when (e.StatusCode == 402)
        {
            // A decline without a payment in it: the invoice says where it stands.
        }

        return await GetInvoiceAsync(request.InvoiceId, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Invoice> VoidInvoiceAsync(InvoiceAction request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().AddOptions(request.ProviderOptions);
        var reply = await client.VoidInvoiceAsync(request.InvoiceId, form, WireIntent.Of(request), cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Invoice> GetInvoiceAsync(string invoiceId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetInvoiceAsync(invoiceId, null, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    internal static InvoiceStatus StatusOf(string? status) =>
        status switch
        {
            "draft" => InvoiceStatus.Draft,
            "open" => InvoiceStatus.Open,
            "paid" => InvoiceStatus.Paid,
            "uncollectible" => InvoiceStatus.Uncollectible,
            "void" => InvoiceStatus.Void,
            _ => InvoiceStatus.Unrecognized,
        };

    internal static Invoice Read(StripeInvoice invoice, RawJson raw) =>
        new()
        {
            Id = invoice.Id,
            Status = StatusOf(invoice.Status),
            ProviderStatus = invoice.Status ?? "",
            Number = invoice.Number,
            CustomerId = invoice.Customer,
            Total = StripeMoney.FromWire(invoice.Total, invoice.Currency),
            AmountDue = StripeMoney.FromWire(invoice.AmountRemaining ?? invoice.AmountDue, invoice.Currency),
            AmountPaid = StripeMoney.FromWire(invoice.AmountPaid, invoice.Currency),
            DueAt = StripeTime.Read(invoice.DueDate),
            HostedUrl = Uri.TryCreate(invoice.HostedInvoiceUrl, UriKind.Absolute, out var url) ? url : null,
            Reference = StripeMetadata.ReferenceOf(invoice.Metadata),
            Raw = raw,
        };

    private static string CurrencyOf(InvoiceRequest request)
    {
        if (request.Lines is not [var first, ..])
        {
            throw new ArgumentException("An invoice needs at least one line.", nameof(request));
        }

        if (request.Lines.Any(line => line.UnitPrice.Currency != first.UnitPrice.Currency))
        {
            throw new ArgumentException("All lines of an invoice must be of one currency.", nameof(request));
        }

        return request.Lines.All(line => line.Quantity > 0)
            ? StripeMoney.Code(first.UnitPrice)
            : throw new ArgumentException("A line's quantity must be above zero.", nameof(request));
    }
}
