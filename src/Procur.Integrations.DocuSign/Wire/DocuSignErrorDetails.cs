namespace Procur.Integrations.DocuSign.Wire;

/// <summary>What is wrong with one thing in an answer.</summary>
public sealed record DocuSignErrorDetails
{
    /// <summary>The code; <c>SUCCESS</c> where nothing is wrong.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>DocuSign's words.</summary>
    public string? Message { get; init; }

    /// <summary>The code only: words may be personal.</summary>
    public override string ToString() => $"DocuSignErrorDetails {ErrorCode}";
}
