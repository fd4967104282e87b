using System.Net;

namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class AddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_with_its_own_port_has_the_vendors_paths_at_its_root()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(new SandboxOptions { OwnPorts = true }, Token);
        using var http = new HttpClient();

        Assert.NotEqual(sandbox.BaseAddress.Port, sandbox.AddressOf("stripe").Port);
        Assert.Equal("/", sandbox.AddressOf("stripe").AbsolutePath);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await http.GetAsync(new Uri(sandbox.AddressOf("stripe"), "v1/balance"), Token)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await http.GetAsync(new Uri(sandbox.BaseAddress, "stripe/v1/balance"), Token)).StatusCode
        );
    }

    [Fact]
    public async Task Https_is_trusted_by_who_is_given_the_certificate_and_by_nobody_else()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(new SandboxOptions { Https = true }, Token);
        var url = new Uri(sandbox.AddressOf("stripe"), "v1/balance");
        using var stranger = new HttpClient();
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust,
            RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
            CustomTrustStore = { sandbox.Certificate! },
        };
        using var friend = new HttpClient(handler);

        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(url, Token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await friend.GetAsync(url, Token)).StatusCode);
        Assert.Equal("https", url.Scheme);
        Assert.False(sandbox.Certificate!.HasPrivateKey);
        Assert.NotEqual(default, await sandbox.Control.GetTimeAsync(Token));
    }
}
