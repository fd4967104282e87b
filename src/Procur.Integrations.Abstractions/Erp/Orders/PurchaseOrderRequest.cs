namespace Procur.Integrations;

/// <summary>Asks for a purchase order.</summary>
public sealed record PurchaseOrderRequest : IntegrationRequest
{
    /// <summary>The service's id of the vendor.</summary>
    public required string VendorId { get; init; }

    /// <summary>What is ordered; at least one line, all of one currency.</summary>
    public required IReadOnlyList<PurchaseOrderLine> Lines { get; init; }

    /// <summary>The net total in major units; it must be the sum of the lines' <see cref="PurchaseOrderLine.Amount"/>.</summary>
    public required Money Total { get; init; }

    /// <summary>The host's own reference, by which a second order for the same is prevented and a lost answer settled. Services limit it (SAP: 12 characters).</summary>
    public required string Reference { get; init; }

    /// <summary>The buying company in the ERP (SAP company code, NetSuite subsidiary); the settings' own where it is null.</summary>
    public string? Company { get; init; }

    /// <summary>The day of the order; today (UTC) where it is null.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>When the lines without a day of their own are to be delivered.</summary>
    public DateOnly? DeliverBy { get; init; }

    /// <summary>The department that lines without one of their own are charged to (SAP cost centre, NetSuite department).</summary>
    public string? Department { get; init; }

    /// <summary>Checks what every ERP would trip over: at least one line, whole lines, one currency, a total that is the sum of the lines.</summary>
    /// <exception cref="ArgumentException">It does not hold; the message says what to change.</exception>
    public void EnsureConsistent()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(VendorId);
        ArgumentException.ThrowIfNullOrWhiteSpace(Reference);
        if (Lines is not { Count: > 0 })
        {
            throw new ArgumentException("A purchase order needs at least one line.", nameof(Lines));
        }

        var sum = new Money(0, Total.Currency);
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i] ?? throw new ArgumentException($"Line {i + 1} is null.", nameof(Lines));
            if (line.Problem(i + 1, Total.Currency) is { } problem)
            {
                throw new ArgumentException(problem, nameof(Lines));
            }

            sum += line.Amount;
        }

        if (Total != sum)
        {
            throw new ArgumentException($"The total {Total} is not the sum of the lines, {sum}; correct one of them.", nameof(Total));
        }
    }
}
