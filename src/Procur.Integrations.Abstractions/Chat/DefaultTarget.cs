namespace Procur.Integrations;

/// <summary>Where the connection's own settings say.</summary>
public sealed record DefaultTarget : ChatTarget
{
    internal DefaultTarget() { }
}
