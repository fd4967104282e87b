using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every chat service that finds people.</summary>
[SuiteOf(typeof(IChatUsers))]
public abstract class ChatUsersConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IChatScript, new()
{
    private IChatUsers Users => World.Get<IChatUsers>();

    [Fact]
    public async Task A_person_is_found_by_id_and_by_address_and_is_the_same()
    {
        var byEmail = await Users.FindUserByEmailAsync(Fixture.KnownEmail, Token);
        var byId = await Users.FindUserAsync(byEmail!.Id, Token);

        Assert.Equal(byEmail.Id, byId?.Id);
        Assert.Equal(Fixture.KnownEmail, byId?.Email);
        Assert.NotEmpty(byId!.Name);
        Assert.False(byId.IsBot);
        Assert.DoesNotContain(Fixture.KnownEmail, byId.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_null_and_no_error()
    {
        Assert.Null(await Users.FindUserAsync(Fixture.UnknownUserId, Token));
        Assert.Null(await Users.FindUserByEmailAsync(Fixture.UnknownEmail, Token));
    }

    [Fact]
    public async Task An_address_stands_in_no_log()
    {
        await Users.FindUserByEmailAsync(Fixture.KnownEmail, Token);
        await Users.FindUserByEmailAsync(Fixture.UnknownEmail, Token);

        Assert.NotEmpty(World.Host.Logs.Lines);
        foreach (var address in (string[])[Fixture.KnownEmail, Fixture.UnknownEmail])
        {
            Assert.DoesNotContain(address, World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(address), World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
