namespace Procur.Integrations.Connections;

/// <summary>A store that can have every process that shares it read everything again.</summary>
internal interface IConnectionCacheNotice
{
    Task TellAllAsync(CancellationToken cancellationToken);
}
