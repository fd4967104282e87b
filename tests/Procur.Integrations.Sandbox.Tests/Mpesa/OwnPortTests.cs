using System.Net;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class OwnPortTests : MpesaTest
{
    [Fact]
    public async Task Darajas_paths_are_at_the_root_of_its_own_port()
    {
        Assert.Equal("/", Sandbox.AddressOf("mpesa").AbsolutePath);

        var id = await PushedAsync(new Uri("https://example.org/callback"));

        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(id)).Status);
    }

    protected override SandboxOptions Options() => new() { OwnPorts = true };
}
