namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>How many will be handled again.</summary>
internal sealed record EventsReplayed(int Replayed);
