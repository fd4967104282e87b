using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Asks for one payment.</summary>
public sealed record PaymentRequest : IntegrationRequest
{
    /// <summary>The amount in major units; more decimals than the service carries are refused, never rounded.</summary>
    public required Money Amount { get; init; }

    /// <summary>The host's own reference, by which the payment can be found again. Services limit it (M-Pesa: 12 letters and digits).</summary>
    public string? Reference { get; init; }

    /// <summary>Who pays; null where the payer chooses later.</summary>
    public Payer? Payer { get; init; }

    /// <summary>Whether the money is taken at once.</summary>
    public CaptureMode Capture { get; init; }

    /// <summary>What the payer reads.</summary>
    public string? Description { get; init; }

    /// <summary>The service's id of a customer on file.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Where a payer who had to leave comes back to.</summary>
    public Uri? ReturnUrl { get; init; }

    /// <summary>The host's own names and values, kept by the service where it can.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
