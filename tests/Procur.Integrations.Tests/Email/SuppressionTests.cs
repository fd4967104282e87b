using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Email;

namespace Procur.Integrations.Tests.Email;

/// <summary>The list of whom nothing more is sent to.</summary>
public sealed class SuppressionTests
{
    private readonly ManualTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_found_in_any_casing_of_its_own_tenant_alone_with_the_moment_it_began()
    {
        var list = new InMemoryEmailSuppressions(time);
        await list.AddAsync(new EmailSuppression("acme", "Ann@Example.com", EmailSuppressionReason.Bounce), Token);

        var found = Assert.Single(await list.FindAsync("acme", ["ann@example.com", "ben@example.com"], Token));

        Assert.Equal((EmailSuppressionReason.Bounce, time.GetUtcNow()), (found.Reason, found.Since));
        Assert.Empty(await list.FindAsync("globex", ["ann@example.com"], Token));
        Assert.Empty(await list.FindAsync("", ["ann@example.com"], Token));
    }

    [Fact]
    public async Task One_address_may_stand_for_several_reasons_and_be_taken_off_for_one()
    {
        var list = new InMemoryEmailSuppressions(time);
        foreach (var reason in Enum.GetValues<EmailSuppressionReason>())
        {
            await list.AddAsync(new EmailSuppression("", "ann@example.com", reason), Token);
            await list.AddAsync(new EmailSuppression("", "ann@example.com", reason) { Since = DateTimeOffset.MaxValue }, Token);
        }

        Assert.Equal(4, (await list.FindAsync("", ["ann@example.com"], Token)).Count);
        Assert.True(await list.RemoveAsync("", "ANN@example.com", EmailSuppressionReason.Bounce, Token));
        Assert.False(await list.RemoveAsync("", "ann@example.com", EmailSuppressionReason.Bounce, Token));
        Assert.All(await list.FindAsync("", ["ann@example.com"], Token), one => Assert.Equal(time.GetUtcNow(), one.Since));
        Assert.True(await list.RemoveAsync("", "ann@example.com", null, Token));
        Assert.Empty(await list.FindAsync("", ["ann@example.com"], Token));
    }

    [Theory]
    [InlineData(EmailSuppressionReason.Bounce, true, true)]
    [InlineData(EmailSuppressionReason.Complaint, true, true)]
    [InlineData(EmailSuppressionReason.Manual, true, true)]
    [InlineData(EmailSuppressionReason.Unsubscribe, false, true)]
    public void A_reason_holds_back_what_it_is_about(EmailSuppressionReason reason, bool business, bool marketing)
    {
        var suppression = new EmailSuppression("", "ann@example.com", reason);

        Assert.Equal(business, suppression.HoldsBack(EmailCategory.Transactional));
        Assert.Equal(marketing, suppression.HoldsBack(EmailCategory.Marketing));
        Assert.DoesNotContain("ann", suppression.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_brings_a_list_of_its_own()
    {
        var own = new InMemoryEmailSuppressions(time);
        await using var before = TestHost.Create(services => services.AddSingleton<IEmailSuppressions>(own).AddIntegrationCore());
        await using var after = TestHost.Create(services => services.AddIntegrationCore().AddSingleton<IEmailSuppressions>(own));

        Assert.Same(own, before.Get<IEmailSuppressions>());
        Assert.Same(own, after.Get<IEmailSuppressions>());
    }
}
