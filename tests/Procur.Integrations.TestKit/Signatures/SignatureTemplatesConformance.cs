using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every service that keeps templates.</summary>
[SuiteOf(typeof(ISignatureTemplates))]
public abstract class SignatureTemplatesConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ISignatureScript, new()
{
    private ISignatureTemplates Templates => World.Get<ISignatureTemplates>();

    [Fact]
    public async Task A_template_is_read_as_it_was_made()
    {
        var made = await Templates.CreateTemplateAsync(SignatureRequests.Template(), Token);

        var read = await Templates.GetTemplateAsync(made.Id, Token);

        Assert.Equal(made.Id, read.Id);
        Assert.Equal("Supplier contract", read.Name);
        Assert.Equal("For suppliers", read.Description);
        Assert.Equal("Sign the supplier contract", read.Subject);
        Assert.Equal(
            [("Supplier", RecipientKind.Signer, 1), ("Records", RecipientKind.Copy, 2)],
            read.Roles.Select(role => (role.Name, role.Kind, role.Order))
        );
        Assert.NotNull(read.CreatedAt);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfTemplate, Token));
    }

    [Fact]
    public async Task All_templates_are_walked_page_by_page_and_found_by_a_part_of_their_name()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Templates.CreateTemplateAsync(SignatureRequests.Template($"Template {i}"), Token);
        }

        var all = new List<string>();
        await foreach (
            var template in Pages.WalkAsync(
                (from, token) => Templates.ListTemplatesAsync(new SignatureTemplateQuery { From = from, PageSize = 2 }, token),
                Token
            )
        )
        {
            all.Add(template.Name);
        }

        var found = await Templates.ListTemplatesAsync(new SignatureTemplateQuery { Search = "plate 3" }, Token);
        var none = await Templates.ListTemplatesAsync(new SignatureTemplateQuery { Search = "nothing of the kind" }, Token);
        Assert.Equal(["Template 1", "Template 2", "Template 3", "Template 4", "Template 5"], all.Order(StringComparer.Ordinal));
        Assert.Equal("Template 3", Assert.Single(found.Items).Name);
        Assert.Null(found.Next);
        Assert.Empty(none.Items);
    }

    [Fact]
    public async Task A_deleted_template_is_gone_and_deleting_it_again_is_no_error()
    {
        var made = await Templates.CreateTemplateAsync(SignatureRequests.Template(), Token);

        await Templates.DeleteTemplateAsync(made.Id, Token);
        await Templates.DeleteTemplateAsync(made.Id, Token);

        Assert.Empty((await Templates.ListTemplatesAsync(new SignatureTemplateQuery(), Token)).Items);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Templates.GetTemplateAsync(made.Id, Token));
        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_template_that_never_was_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Templates.GetTemplateAsync(Fixture.UnknownTemplateId, Token));

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_template_without_documents_or_roles_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Templates.CreateTemplateAsync(SignatureRequests.Template() with { Documents = [] }, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Templates.CreateTemplateAsync(SignatureRequests.Template() with { Roles = [] }, Token)
        );

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_template_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Templates.CreateTemplateAsync(SignatureRequests.Template(), Token));

        await AssertTruthAsync(told, Fixture.EffectOfTemplate);
    }
}
