namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What a person enters about a connection; what is left out stays as it is.</summary>
internal sealed record ConnectionEntry
{
    public string? Environment { get; init; }

    public Dictionary<string, string?>? Settings { get; init; }

    public Dictionary<string, string?>? Secrets { get; init; }

    public long? Version { get; init; }
}
