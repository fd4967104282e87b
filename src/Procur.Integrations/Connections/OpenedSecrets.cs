namespace Procur.Integrations.Connections;

/// <summary>A connection's secrets, opened, and what did not open with the reason and the remedy.</summary>
internal sealed class OpenedSecrets
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string> Problems { get; } = new(StringComparer.OrdinalIgnoreCase);
}
