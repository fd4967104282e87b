using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>A host with Google Workspace pointed at a scripted server that gives tokens by itself.</summary>
internal static class GoogleHost
{
    public const string Secret = "GOCSPX-c4narySecret";
    public const string RefreshToken = "1//c4naryRefresh";

    public static StandIn Server(Func<ReceivedRequest, Reply?>? answer = null, Func<ReceivedRequest, Reply>? token = null)
    {
        var server = StandIn.Start();
        server.Otherwise = request =>
            request.Path == "/token"
                ? token?.Invoke(request) ?? Google.Token()
                : answer?.Invoke(request) ?? Google.Event("5b0f5f2a6c3e4a0f9d8c7b6a59483726");
        return server;
    }

    public static TestHost Create(
        StandIn server,
        Action<GoogleWorkspaceOptions>? configure = null,
        Action<IServiceCollection>? with = null
    ) =>
        TestHost.Create(
            services =>
            {
                services.AddGoogleWorkspaceIntegration(configure);
                with?.Invoke(services);
            },
            new Dictionary<string, string?>
            {
                ["Integrations:GoogleWorkspace:Endpoint"] = server.Endpoint.AbsoluteUri,
                ["Integrations:GoogleWorkspace:TokenEndpoint"] = server.Endpoint.AbsoluteUri,
                ["Integrations:GoogleWorkspace:ClientId"] = "1.apps.googleusercontent.com",
                ["Integrations:GoogleWorkspace:ClientSecret"] = Secret,
                ["Integrations:GoogleWorkspace:RefreshToken"] = RefreshToken,
            }
        );

    /// <summary>The calls that were not for a token.</summary>
    public static IReadOnlyList<ReceivedRequest> Calls(this StandIn server) =>
        [.. server.Received.Where(static request => request.Path != "/token")];
}
