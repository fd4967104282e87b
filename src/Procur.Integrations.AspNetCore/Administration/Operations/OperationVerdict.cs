using System.Text.Json;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What a person knows of an operation.</summary>
internal sealed record OperationVerdict
{
    public string? Finding { get; init; }

    public string? Evidence { get; init; }

    public int? Status { get; init; }

    public JsonElement? Body { get; init; }
}
