namespace Procur.Integrations.Connections;

internal interface IConfiguredConnection
{
    Snapshot Current { get; }
}
