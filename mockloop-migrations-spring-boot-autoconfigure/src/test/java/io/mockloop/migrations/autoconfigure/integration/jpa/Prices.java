package io.mockloop.migrations.autoconfigure.integration.jpa;

import org.springframework.data.repository.CrudRepository;

/** A repository over the entity, which waits for the EntityManagerFactory. */
public interface Prices extends CrudRepository<Price, Integer> {}
