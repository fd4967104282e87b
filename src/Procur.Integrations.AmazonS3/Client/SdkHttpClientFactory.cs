using Amazon.Runtime;
using Procur.Integrations.Connections;

namespace Procur.Integrations.AmazonS3;

/// <summary>Gives the SDK the integration's own HTTP client: one pool, the host's handlers, the platform's traps shut.</summary>
internal sealed class SdkHttpClientFactory(Connection connection) : HttpClientFactory
{
    private readonly HttpClient client = connection.CreateHttpClient();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    // Shared by the SDK's clients of all states of this connection, so none of them may keep or dispose of it.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
