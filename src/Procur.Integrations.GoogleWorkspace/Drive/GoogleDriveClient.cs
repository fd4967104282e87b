using Procur.Integrations.Connections;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The wire of the Drive API, version 3. Members are safe to call from many threads at once.</summary>
/// <param name="connection">The connection: of the container, or of <see cref="GoogleWorkspaceIntegration.CreateConnection"/>.</param>
public sealed class GoogleDriveClient(Connection connection)
{
    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;
}
