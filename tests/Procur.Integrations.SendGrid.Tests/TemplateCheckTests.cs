using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What a host gives to a template, beside what SendGrid's own uses.</summary>
public sealed class TemplateCheckTests : SandboxSuite<SendGridFixture>
{
    private SendGridTemplateCheck Check => World.Get<SendGridTemplateCheck>();

    public static TheoryData<string, string, string, string> Templates =>
        new()
        {
            // What it says; what is missing; what it only asks for; what nobody uses of: name, link (null), order {number, lines [{sku, price}, {sku}]}, empty [].
            { "Hello {{name}} {{ surname }}", "surname", "", "empty,link,order" },
            { "{{{name}}} {{~ name ~}} {{&name}} {{&surname}}", "surname", "", "empty,link,order" },
            { "{{link}}", "link", "", "empty,name,order" },
            {
                "{{order.number}} {{order.total}} {{order.lines.length}} {{order.lines.[0].sku}} {{order/number}}",
                "order.total",
                "",
                "empty,link,name"
            },
            { "{{order.lines.0.sku}}{{order.lines.2.sku}}", "order.lines.2.sku", "", "empty,link,name" },
            { "{{#if link}}<a href='{{link}}'>{{/if}}", "", "link", "empty,name,order" },
            { "{{#if link}}x{{/if}} {{link}}", "link", "", "empty,name,order" },
            { "{{#if name}}{{surname}}{{else}}{{forename}}{{/if}}", "forename,surname", "", "empty,link,order" },
            { "{{#if name}}x{{else if title}}{{title}}{{^}}y{{/if}}{{title}}", "title", "", "empty,link,order" },
            { "{{#if name}}x{{else equals title 'Dr'}}{{title}}{{/if}}", "", "title", "empty,link,order" },
            { "{{#title}}{{title}}{{/title}}{{^grade}}none{{/grade}}", "", "grade,title", "empty,link,name,order" },
            { "{{#unless paid}}due{{/unless}}{{#and paid signed}}x{{/and}}", "", "paid,signed", "empty,link,name,order" },
            { "{{#greaterThan (length order.lines) 1}}{{name}}{{/greaterThan}}", "", "", "empty,link" },
            {
                "{{#equals name \"Ann }\"}}x{{/equals}}{{#lessThan 1.5 -2}}{{/lessThan}}{{#equals true null}}{{/equals}}",
                "",
                "",
                "empty,link,order"
            },
            { "{{#each order.lines}}{{this.sku}} {{sku}} {{@index}} {{this}} {{../name}} {{@root.name}}{{/each}}", "", "", "empty,link" },
            {
                "{{#each order.lines}}{{price}}{{#if tax}}{{tax}} {{../surname}}{{/if}}{{/each}}",
                "order.lines[].price,surname",
                "order.lines[].tax",
                "empty,link,name"
            },
            { "{{#each order.lines}}{{name}}{{/each}}{{name}}", "order.lines[].name", "", "empty,link" },
            { "{{#each empty}}{{anything}}{{/each}}{{#each nobody}}{{it}}{{/each}}", "", "nobody", "link,name,order" },
            { "{{#each order}}{{sku}}{{/each}}", "order[].sku", "", "empty,link,name" },
            { "{{#each order.lines}}{{name}}{{/each}}", "order.lines[].name", "", "empty,link,name" },
            { "{{#each order}}{{@key}}: {{this}}{{/each}}", "", "", "empty,link,name" },
            {
                "{{insert title \"default=Customer\"}} {{insert surname}} {{insert 'default=x'}}",
                "surname",
                "title",
                "empty,link,name,order"
            },
            { "{{formatDate due \"MMMM DD, YYYY\" zone}}", "due,zone", "", "empty,link,name,order" },
            {
                "{{! surname }}{{!-- {{name}} {{surname}} --}}\\{{surname}} {{>footer}} {{unsubscribe}} {{{unsubscribe_preferences}}}",
                "",
                "",
                "empty,link,name,order"
            },
            { "{{/if}}{{name}}{{}}{{#if name}}{{surname", "", "", "empty,link,order" },
        };

    private static JsonObject Given =>
        new()
        {
            ["name"] = "Ann",
            ["link"] = null,
            ["order"] = new JsonObject
            {
                ["number"] = "PO-1001",
                ["lines"] = new JsonArray(new JsonObject { ["sku"] = "A", ["price"] = 1 }, new JsonObject { ["sku"] = "B" }),
            },
            ["empty"] = new JsonArray(),
        };

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task What_is_missing_is_told_from_what_is_only_asked_for(string html, string missing, string askedFor, string unused)
    {
        await SetAsync(new JsonObject { ["subject"] = "-", ["html"] = html });

        var report = await Check.CheckAsync(EmailTemplate.Named("task_assigned", Given), Token);

        Assert.Equal(missing, string.Join(',', report.Missing));
        Assert.Equal(askedFor, string.Join(',', report.AskedFor));
        Assert.Equal(unused, string.Join(',', report.Unused));
        Assert.Equal(missing.Length == 0, report.IsComplete);
    }

    [Fact]
    public async Task Subject_and_both_texts_are_read()
    {
        await SetAsync(
            new JsonObject
            {
                ["subject"] = "{{of_subject}}",
                ["html"] = "{{of_html}}",
                ["plain"] = "{{of_plain}}",
            }
        );

        var report = await Check.CheckAsync(EmailTemplate.Named("task_assigned"), Token);

        Assert.Equal(["of_html", "of_plain", "of_subject"], report.Missing);
        Assert.Equal("task_assigned", report.Version);
        Assert.Equal(World.Host.Configuration["Integrations:SendGrid:Templates:task_assigned"], report.TemplateId);
    }

    [Fact]
    public async Task What_the_catalogue_leaves_out_is_told_and_nothing_is_sent()
    {
        var report = await Check.CheckAsync(new TaskAssignedTemplate("Ann", "Approve PO-1001"), Token);

        // The sandbox's own template uses all that the catalogue knows, without a condition.
        Assert.Equal(["assigned_by", "due_at", "link", "project"], report.Missing);
        Assert.Empty(report.Unused);
        Assert.Empty(await World.EffectsAsync("mail", Token));
        Assert.Equal("GET", Assert.Single(await World.Sandbox.Control.GetRequestsAsync("sendgrid", cancellationToken: Token)).Method);
    }

    [Fact]
    public async Task A_template_without_an_active_version_or_an_id_is_not_configured_and_one_that_never_was_is_not_found()
    {
        await SetAsync(new JsonObject { ["active"] = false });

        foreach (
            var (template, kind) in (IReadOnlyList<(EmailTemplate, IntegrationErrorKind)>)
                [
                    (EmailTemplate.Named("task_assigned"), IntegrationErrorKind.NotConfigured),
                    (EmailTemplate.Named("never_was"), IntegrationErrorKind.NotConfigured),
                    (EmailTemplate.ById("d-never"), IntegrationErrorKind.NotFound),
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() => Check.CheckAsync(template, Token));
            Assert.Equal(kind, e.Kind);
        }
    }

    private Task<JsonObject> SetAsync(JsonObject change)
    {
        change["name"] = "task_assigned";
        return World.Sandbox.Control.ActAsync("sendgrid", "template", change, cancellationToken: Token);
    }
}
