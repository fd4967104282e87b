namespace Procur.Integrations.Sql.Tests;

/// <summary>How a process's calls ended.</summary>
internal sealed record FleetCalls(int Good, int Reconnect, int Failed, string Last);
