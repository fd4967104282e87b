using System.Runtime.CompilerServices;

namespace Procur.Integrations.Slack;

/// <summary>Slack's limits, checked before sending: Slack itself answers a bare <c>invalid_blocks</c>.</summary>
internal static class SlackBlockRules
{
    public const int BlocksPerMessage = 50;
    public const int BlocksPerView = 100;
    public const int FieldsPerSection = 10;
    public const int ElementsPerActions = 25;
    public const int ElementsPerContext = 10;
    public const int TextLength = 40_000;
    private const int SectionLength = 3000;
    private const int FieldLength = 2000;
    private const int HeaderLength = 150;
    private const int ButtonLength = 75;
    public const int ValueLength = 2000;
    private const int AddressLength = 3000;
    private const int AltTextLength = 2000;
    private const int IdLength = 255;
    private const int OptionsPerSelect = 100;
    private const int OptionLength = 75;
    private const int OptionValueLength = 150;
    private const int PlaceholderLength = 150;
    private const int ConfirmTitleLength = 100;
    private const int ConfirmTextLength = 300;
    private const int ConfirmButtonLength = 30;
    private const int LabelLength = 2000;
    private const int MarkdownLength = 12_000;
    private const int ViewTitleLength = 24;
    private const int PrivateMetadataLength = 3000;

    public static void CheckMessage(
        string? text,
        IReadOnlyList<SlackBlock>? blocks,
        [CallerArgumentExpression(nameof(text))] string where = ""
    )
    {
        Longest(text, TextLength, "a message's text", where);
        Check(blocks, BlocksPerMessage);
    }

    public static void Check(IReadOnlyList<SlackBlock>? blocks, int most)
    {
        if (blocks is null)
        {
            return;
        }

        Most(blocks.Count, most, most == BlocksPerView ? "blocks in a view" : "blocks in a message", "blocks");
        HashSet<string>? blockIds = null;
        HashSet<string>? actionIds = null;
        var markdown = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var where = new Place("blocks", i);
            Unique(ref blockIds, blocks[i].BlockId, "block_id", where);
            markdown += Check(blocks[i], where, ref actionIds);
        }

        if (markdown > MarkdownLength)
        {
            throw TooLong(markdown, MarkdownLength, "the markdown blocks of a message together", "blocks");
        }
    }

    public static void Check(SlackView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        Check(view.Blocks, BlocksPerView);
        Longest(view.Title?.Text, ViewTitleLength, "a view's title", "view.title");
        Longest(view.Submit?.Text, ViewTitleLength, "a view's button", "view.submit");
        Longest(view.Close?.Text, ViewTitleLength, "a view's button", "view.close");
        Longest(view.CallbackId, IdLength, "a callback_id", "view.callback_id");
        Longest(view.PrivateMetadata, PrivateMetadataLength, "private_metadata", "view.private_metadata");
    }

    private static int Check(SlackBlock block, Place where, ref HashSet<string>? actionIds)
    {
        switch (block)
        {
            case SlackSection section:
                Check(section, where, ref actionIds);
                break;
            case SlackHeader header:
                Plain(header.Text, HeaderLength, "a header's text", where);
                break;
            case SlackContext context:
                Check(context, where);
                break;
            case SlackActions actions:
                Some(actions.Elements.Count, "an actions block's elements", where);
                Most(actions.Elements.Count, ElementsPerActions, "elements in an actions block", where);
                for (var i = 0; i < actions.Elements.Count; i++)
                {
                    Check(actions.Elements[i], where, ref actionIds);
                }

                break;
            case SlackImage image:
                Picture(image.ImageUrl, image.AltText, where);
                Plain(image.Title, AltTextLength, "an image's title", where);
                break;
            case SlackMarkdown markdown:
                return markdown.Text.Length;
            case SlackInput input:
                Plain(input.Label, LabelLength, "an input's label", where);
                Plain(input.Hint, LabelLength, "an input's hint", where);
                Check(input.Element, where, ref actionIds);
                break;
        }

        return 0;
    }

    private static void Check(SlackSection section, Place where, ref HashSet<string>? actionIds)
    {
        if (section.Text is null && section.Fields is not { Count: > 0 })
        {
            throw new ArgumentException($"Slack wants a text or fields in a section ({where}).");
        }

        if (section.Text is { } text)
        {
            Some(text.Text.Length, "a section's text", where);
            Longest(text.Text, SectionLength, "a section's text", where);
        }

        if (section.Fields is { } fields)
        {
            Most(fields.Count, FieldsPerSection, "fields in a section", where);
            for (var i = 0; i < fields.Count; i++)
            {
                Longest(fields[i].Text, FieldLength, "a section's field", where);
            }
        }

        if (section.Accessory is { } accessory)
        {
            Check(accessory, where, ref actionIds);
        }
    }

    private static void Check(SlackContext context, Place where)
    {
        Some(context.Elements.Count, "a context's elements", where);
        Most(context.Elements.Count, ElementsPerContext, "elements in a context", where);
        for (var i = 0; i < context.Elements.Count; i++)
        {
            if (context.Elements[i] is { Image: { } image })
            {
                Picture(image.ImageUrl, image.AltText, where);
            }
            else
            {
                Longest(context.Elements[i].Text?.Text, SectionLength, "a context's text", where);
            }
        }
    }

    private static void Check(SlackElement element, Place where, ref HashSet<string>? actionIds)
    {
        Unique(ref actionIds, element.ActionId, "action_id", where);
        switch (element)
        {
            case SlackButton button:
                Plain(button.Text, ButtonLength, "a button's text", where);
                Some(button.Text.Text.Length, "a button's text", where);
                Longest(button.Value, ValueLength, "a button's value", where);
                Longest(button.Url?.AbsoluteUri, AddressLength, "a button's url", where);
                Check(button.Confirm, where);
                break;
            case SlackSelect select:
                Some(select.Options.Count, "a menu's options", where);
                Most(select.Options.Count, OptionsPerSelect, "options in a menu", where);
                Plain(select.Placeholder, PlaceholderLength, "a menu's placeholder", where);
                Check(select.Options, where);
                Check(select.Confirm, where);
                break;
            case SlackUserSelect users:
                Plain(users.Placeholder, PlaceholderLength, "a menu's placeholder", where);
                break;
            case SlackOverflow overflow:
                if (overflow.Options.Count is < 2 or > 5)
                {
                    throw new ArgumentException(
                        $"Slack takes 2 to 5 options in an overflow menu; this one has {overflow.Options.Count} ({where})."
                    );
                }

                Check(overflow.Options, where);
                Check(overflow.Confirm, where);
                break;
            case SlackTextInput input:
                Plain(input.Placeholder, PlaceholderLength, "a field's placeholder", where);
                break;
            case SlackThumbnail image:
                Picture(image.ImageUrl, image.AltText, where);
                break;
        }
    }

    private static void Check(IReadOnlyList<SlackOption> options, Place where)
    {
        for (var i = 0; i < options.Count; i++)
        {
            Longest(options[i].Text.Text, OptionLength, "an option's text", where);
            Longest(options[i].Value, OptionValueLength, "an option's value", where);
        }
    }

    private static void Check(SlackConfirm? confirm, Place where)
    {
        if (confirm is not null)
        {
            Plain(confirm.Title, ConfirmTitleLength, "a confirmation's title", where);
            Longest(confirm.Text.Text, ConfirmTextLength, "a confirmation's text", where);
            Plain(confirm.Confirm, ConfirmButtonLength, "a confirmation's button", where);
            Plain(confirm.Deny, ConfirmButtonLength, "a confirmation's button", where);
        }
    }

    private static void Picture(Uri address, string altText, Place where)
    {
        Longest(address.AbsoluteUri, AddressLength, "an image's address", where);
        Longest(altText, AltTextLength, "an image's alt_text", where);
    }

    private static void Plain(SlackText? text, int limit, string what, Place where)
    {
        if (text is null)
        {
            return;
        }

        if (text.Type != SlackText.PlainType)
        {
            throw new ArgumentException($"Slack takes plain text only for {what} ({where}).");
        }

        Longest(text.Text, limit, what, where);
    }

    private static void Longest(string? text, int limit, string what, Place where)
    {
        if (text?.Length > limit)
        {
            throw TooLong(text.Length, limit, what, where.ToString());
        }
    }

    private static void Longest(string? text, int limit, string what, string where)
    {
        if (text?.Length > limit)
        {
            throw TooLong(text.Length, limit, what, where);
        }
    }

    private static ArgumentException TooLong(int length, int limit, string what, string where) =>
        new($"Slack takes at most {limit} characters for {what}; this has {length} ({where}).");

    private static void Most(int count, int limit, string what, Place where)
    {
        if (count > limit)
        {
            Most(count, limit, what, where.ToString());
        }
    }

    private static void Most(int count, int limit, string what, string where)
    {
        if (count > limit)
        {
            throw new ArgumentException($"Slack takes at most {limit} {what}; these are {count} ({where}).");
        }
    }

    private static void Some(int count, string what, Place where)
    {
        if (count == 0)
        {
            throw new ArgumentException($"Slack wants {what} not to be empty ({where}).");
        }
    }

    private static void Unique(ref HashSet<string>? seen, string? id, string what, Place where)
    {
        if (id is null)
        {
            return;
        }

        Longest(id, IdLength, what, where);
        if (!(seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(id))
        {
            throw new ArgumentException($"Slack wants each {what} once in a message; '{id}' is there twice ({where}).");
        }
    }

    // Written out only where something is wrong.
    private readonly record struct Place(string Name, int Index)
    {
        public override string ToString() => $"{Name}[{Index}]";
    }
}
