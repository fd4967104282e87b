namespace Procur.Integrations.AmazonS3;

internal sealed class AmazonS3Connector(S3Client client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => client.Connection.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    // HEAD on the bucket asks for a right of its own; to list is needed anyway.
    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var found = await client.ListObjectsAsync("", 1, null, cancellationToken).ConfigureAwait(false);
            return new ConnectionTestResult(true, $"Connected to the bucket {found.Name}.") { Account = new ConnectedAccount(found.Name) };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }
}
