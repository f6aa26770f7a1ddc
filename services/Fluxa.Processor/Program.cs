using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;
using Fluxa.Processor.Events;
using MassTransit;

if (HealthProbe.IsAskedFor(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("processor");
builder.AddFluxaBus(bus => bus.AddConsumer<IngestEventConsumer, IngestEventConsumerDefinition>());
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaOutboxRelay();
builder.Services.AddFluxaInboxCleaner(builder.Configuration);
builder.Services.AddFluxaRequestKeyCleaner(builder.Configuration);
builder.Services.AddFluxaDailyEventCleaner(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddProcessor(builder.Configuration);

var app = builder.Build();
app.UseFluxaService();
app.MapFluxaHealth();
return await app.RunFluxaAsync();
