namespace Procur.Integrations.AspNetCore.Administration;

internal sealed record ConnectionList(IReadOnlyList<ConnectionShown> Connections);
