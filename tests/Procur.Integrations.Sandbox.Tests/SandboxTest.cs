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

    /// <summary>Asks again and again; every question goes over a socket, so this is no busy loop, and it ends.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 5000; i++)
        {
            Token.ThrowIfCancellationRequested();
            if (await condition())
            {
                return;
            }
        }

        Assert.Fail("It did not come about.");
    }

    /// <summary>Waits until a call has come in and waits for the sandbox's clock.</summary>
    protected async Task UntilHeldAsync()
    {
        await UntilAsync(async () => (await Control.GetRequestsAsync(cancellationToken: Token)).Count > 0);
        await Control.WaitForIdleAsync(Token);
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
