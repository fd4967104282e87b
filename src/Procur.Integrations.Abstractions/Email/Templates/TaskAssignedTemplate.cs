namespace Procur.Integrations;

/// <summary>Somebody was given a task (<c>task_assigned</c>): <c>name</c>, <c>task</c>, <c>assigned_by</c>, <c>due_at</c>, <c>project</c>, <c>link</c>.</summary>
/// <param name="RecipientName">To whom it was given (<c>name</c>).</param>
/// <param name="Task">What is to be done (<c>task</c>).</param>
public sealed record TaskAssignedTemplate(string RecipientName, string Task) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "task_assigned";

    /// <summary>Who gave it (<c>assigned_by</c>).</summary>
    public string? AssignedBy { get; init; }

    /// <summary>When it is due (<c>due_at</c>).</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it belongs to (<c>project</c>).</summary>
    public string? Project { get; init; }

    /// <summary>Where it can be seen (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("task", Task),
            Optional("assigned_by", AssignedBy),
            Optional("due_at", DueAt is { } due ? Write(due) : null),
            Optional("project", Project),
            Optional("link", Link?.AbsoluteUri),
        ];
}
