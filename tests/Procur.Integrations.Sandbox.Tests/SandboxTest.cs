using System.Net.Http.Headers;

namespace Procur.Integrations.Sandbox.Tests;

/// <summary>A sandbox of its own for each test, and a plain HTTP client that knows nothing of it.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private IntegrationSandbox? _sandbox;

    protected IntegrationSandbox Sandbox => _sandbox!;

    protected SandboxControl Control => Sandbox.Control;

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sandbox = await IntegrationSandbox.StartAsync(Options(), Token);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }

    protected virtual SandboxOptions Options() => new();

    protected HttpRequestMessage Request(HttpMethod method, string path, string? account = null)
    {
        var settings = Sandbox.Account("stripe", account).Settings;
        var request = new HttpRequestMessage(method, new Uri(Sandbox.AddressOf("stripe"), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings["SecretKey"]);
        return request;
    }
}
