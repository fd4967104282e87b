namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Why an operation may be sent again.</summary>
internal sealed record OperationResend
{
    public string? Reason { get; init; }
}
